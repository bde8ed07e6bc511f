/** The page for integrators. */
export const developers = {
  title: "För utvecklare",
  heading: "Från nyckel till första anropet på fem minuter",
  answer: "Allt som visas i Samplan kan hämtas som JSON, CSV och Excel. Att läsa kräver ingen nyckel.",
  docs: "Läs och prova API:et",
  contract: "Kontraktet (openapi.json)",
  steps: [
    { heading: "1. Se att det svarar", body: "Adressen berättar vilken version som körs." },
    { heading: "2. Hämta matrisen", body: "Metoder och organisationer med svar, täckning och källor. Samma filter som i webbläsaren." },
    { heading: "3. Ta ut den i Excel eller R", body: "Lägg till format på samma adress. csv passar svenska Excel, csv-plain passar program, xlsx har ett eget blad med källor." },
    { heading: "4. Fråga bara efter nytt", body: "Skicka med ETag från förra svaret. Är inget ändrat får du 304 och slipper hämta allt igen." },
    { heading: "5. Skriv med en nyckel", body: "En administratör skapar nyckeln under Nycklar. Skicka den som Bearer. Ändringar kräver If-Match, så att ingen skriver över någon annan. Byt 22-2026 mot den omgång som är öppen." },
  ],
  rules: "Bra att veta",
  ruleList: [
    "Alla fel är application/problem+json med ett felsökningsnummer i traceId. Fel i fält står i violations.",
    "Listor har page och limit (högst 1 000) samt _meta och _links.",
    "Kommuner och regioner har SCB:s koder som text: \"2281\" är Sundsvall, \"22\" är Region Västernorrland.",
    "Tomt är inte noll: not_asked betyder att frågan inte ställdes, unknown att svaret inte är känt.",
    "En uppgift om en grupp (\"4 av 7\") fördelas aldrig på kommunerna.",
    "Skicka traceparent om du har en, så följer den med i svaret och i loggen.",
  ],
} as const;
