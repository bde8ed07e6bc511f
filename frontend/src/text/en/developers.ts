import type { Dictionary } from "../sv";

export const developers: Dictionary["developers"] = {
  title: "For developers",
  heading: "From key to first call in five minutes",
  answer: "Everything shown in Samplan can be fetched as JSON, CSV and Excel. Reading needs no key.",
  docs: "Read and try the API",
  contract: "The contract (openapi.json)",
  steps: [
    { heading: "1. See that it answers", body: "The address tells which version is running." },
    { heading: "2. Fetch the matrix", body: "Methods and organisations with answers, coverage and sources. The same filters as in the browser." },
    { heading: "3. Into Excel or R", body: "Add format to the same address. csv suits Swedish Excel, csv-plain suits programs, xlsx has a sheet of its own for sources." },
    { heading: "4. Ask only for news", body: "Send the ETag of the last answer. If nothing has changed you get 304 and need not fetch it all again." },
    { heading: "5. Write with a key", body: "An administrator creates the key under Keys. Send it as Bearer. Changes need If-Match, so that nobody overwrites anybody. Put the round that is open in place of 22-2026." },
  ],
  rules: "Good to know",
  ruleList: [
    "All errors are application/problem+json with a traceId. Errors in fields are named in violations.",
    "Lists take page and limit (1,000 at most) and carry _meta and _links.",
    "Municipalities and regions have Statistics Sweden's codes as text: \"2281\" is Sundsvall, \"22\" is Region Västernorrland.",
    "Blank is not zero: not_asked means the question was not asked, unknown that no answer is known.",
    "A statement about a group (\"4 of 7\") is never spread over the municipalities.",
    "Send traceparent if you have one; it comes back in the answer and stands in the log.",
  ],
};
