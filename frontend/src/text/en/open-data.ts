import type { Dictionary } from "../sv";

export const openData: Dictionary["openData"] = {
  title: "Open data",
  heading: "What is published is free to fetch",
  answer: "Every dataset has a permanent address, in forms for Excel, R, pandas and other programs. No key is needed.",
  none: "No open data yet",
  noneBody: "Datasets are listed here when something has been published.",
  licence: "Licence",
  licenceUnsaid: "The installation has not said any licence.",
  publisher: "Publisher",
  publisherUnsaid: "The installation has not said who publishes the data.",
  cite: "How to name the source",
  citeBody: "Write the source that stands beside the dataset, and that the figures are fetched from Samplan.",
  portal: "For data portals",
  portalOffered: "Description by DCAT-AP-SE 3 (RDF/XML)",
  portalMissing: "No description is offered until this has been set:",
  years: (first, last) => (first === last ? `${first}` : `${first}–${last}`),
};
