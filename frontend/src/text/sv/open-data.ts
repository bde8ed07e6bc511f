/** The page of open data. */
export const openData = {
  title: "Öppna data",
  heading: "Det publicerade är fritt att hämta",
  answer: "Varje datamängd har en fast adress, i former för Excel, R, pandas och andra program. Ingen nyckel behövs.",
  none: "Inga öppna data ännu",
  noneBody: "Här listas datamängder när något har fastställts eller publicerats.",
  licence: "Licens",
  licenceUnsaid: "Installationen har inte angett någon licens.",
  publisher: "Utgivare",
  publisherUnsaid: "Installationen har inte angett vem som ger ut uppgifterna.",
  cite: "Så anger du källan",
  citeBody: "Skriv källan som står vid datamängden, och att uppgifterna är hämtade från Samplan.",
  portal: "För dataportaler",
  portalOffered: "Beskrivning enligt DCAT-AP-SE 3 (RDF/XML)",
  portalMissing: "Ingen beskrivning erbjuds förrän det här är angivet:",
  years: (first: number, last: number) => (first === last ? `${first}` : `${first}–${last}`),
} as const;
