/** Words of a questionnaire's results. */
export const results = {
  title: "Questionnaires",
  heading: "What do the services answer?",
  answer: "Questionnaires to the county’s services. Few answers are never shown so that anybody can be pointed out.",
  empty: "No questionnaire has been published yet",
  emptyBody: "When the county’s project leads publish results they are shown here.",
  build: "Build questionnaires",
  lead: "Follow and lead the round",
  see: "See the results",
  openNow: "Answers are being taken. The results are shown when the round has closed.",
  questions: (n: string) => `${n} questions`,
} as const;
