import type { Dictionary } from "../sv";

export const figures: Dictionary["figures"] = {
  asTable: "Show as a table",
  asChart: "Show as a chart",
  withheld: "withheld",
  missing: "no figure known",
  noNumber: "no number in the source",
  withheldWhy: {
    small: "Below the limit: the figure is not shown, so that nobody can be pointed out.",
    complementary: "Withheld because another withheld figure could otherwise be worked out.",
    linked: "Withheld because it rests on a figure that is withheld.",
  },
  qualifier: {
    exact: (text) => text,
    about: (text) => `about ${text}`,
    more_than: (text) => `just over ${text}`,
    at_least: (text) => `at least ${text}`,
    less_than: (text) => `under ${text}`,
    up_to: (text) => `up to ${text}`,
  },
  qualifierMeaning: {
    exact: "The figure stands so in the source.",
    about: "An approximate figure in the source.",
    more_than: "The source says that it is somewhat more than that.",
    at_least: "The source says that it is as much or more.",
    less_than: "The source says that it is less than that.",
    up_to: "The source says that it is as much or less.",
  },
  quality: {
    measured: "Measured",
    estimate: "Estimate",
    uncertain: "Uncertain",
    not_representative: "Not representative",
  },
  million: (text) => `SEK ${text} million`,
  kronor: (text) => `SEK ${text}`,
  range: (from, to) => `${from}–${to}`,
  total: "Total",
  undated: "undated",
  halfYear: (year, half) => `${year}, half-year ${half}`,
  quarter: (year, quarter) => `${year}, quarter ${quarter}`,
  span: (from, to) => `${from}–${to}`,
};
