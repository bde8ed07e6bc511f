/** Words of a questionnaire's results. */
export const results = {
  title: "Enkäter",
  heading: "Vad svarar verksamheterna?",
  answer: "Enkäter till länets verksamheter. Få svar visas aldrig så att någon kan pekas ut.",
  empty: "Inga enkäter är publicerade än",
  emptyBody: "När länets projektledare publicerar ett resultat visas det här.",
  build: "Bygg enkäter",
  lead: "Följ och led omgången",
  see: "Se resultatet",
  openNow: "Svar tas emot. Resultatet visas när omgången har stängt.",
  questions: (n: string) => `${n} frågor`,
} as const;
