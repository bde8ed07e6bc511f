import { API_BASE } from "@/api/client";

export const TOOLS = ["curl", "python", "r"] as const;
export type Tool = (typeof TOOLS)[number];

/** The tasks of the page, in the order of its texts. */
export const TASKS = ["list", "file", "conditional", "changes", "write"] as const;
export type Task = (typeof TASKS)[number];

/** What the calls are about: a round that is published, and the own organisation where there is one. */
export type About = { round: string; county: string; organisation: string };

/** The first call that anybody makes: short, open, and with something to see. */
export const firstPath = ({ round }: About) => `/gap-rounds/${round}`;

/** Where the service is and the key, for every call that follows. The key is typed unseen and is in no history. */
export function setUp(origin: string): Record<Tool, string> {
  return {
    curl: `export SAMPLAN_URL='${origin}'\nread -rsp 'Key: ' SAMPLAN_KEY && export SAMPLAN_KEY`,
    python: `import getpass, os\n\nos.environ["SAMPLAN_URL"] = "${origin}"\nos.environ["SAMPLAN_KEY"] = getpass.getpass("Key: ")`,
    r: `Sys.setenv(SAMPLAN_URL = "${origin}")\nSys.setenv(SAMPLAN_KEY = askpass::askpass("Key"))`,
  };
}

/** Each task as a call to copy. What is signed in is never put into one. */
export function callsWith(tool: Tool, about: About): Record<Task, string> {
  return { curl: inShell, python: inPython, r: inR }[tool](about);
}

function inShell({ round, county, organisation }: About): Record<Task, string> {
  const at = (path: string) => `"$SAMPLAN_URL${API_BASE}${path}"`;
  const key = '-H "Authorization: Bearer $SAMPLAN_KEY"';
  return {
    list: `curl ${at(`/gaps?round=${round}&organisation=${organisation}`)}`,
    file: `curl -OJ ${at(`/gap-matrices/${round}?format=xlsx`)}`,
    conditional: `curl --etag-save m.etag --etag-compare m.etag -o m.json ${at(`/gap-matrices/${round}`)}`,
    changes: `curl ${key} ${at(`/changes/feed?after=0&county=${county}`)}`,
    write:
      `cell=${at(`/gap-rounds/${county}-2026/assessments/audit-adult/${organisation}`)}\n` +
      `etag=$(curl -s -D - -o cell.json ${key} "$cell" | sed -n 's/^etag: //Ip' | tr -d '\\r')\n` +
      `curl -X PUT "$cell" ${key} -H "If-Match: $etag" -H 'Content-Type: application/json' \\\n  -d '{"status": "offered", "comment": null}'`,
  };
}

function inPython({ round, county, organisation }: About): Record<Task, string> {
  const within = (...lines: string[]) => ["from samplan_client import Client\n", "with Client() as client:", ...lines.map((line) => `    ${line}`)].join("\n");
  const cell = `"${county}-2026", "audit-adult", "${organisation}"`;
  return {
    list: within(`print(client.gap.list_gaps(round="${round}", organisation=["${organisation}"]).frame())`),
    file: within(`client.gap.export_matrix("${round}", format="xlsx").save(".")`),
    conditional: within(`client.gap.get_matrix("${round}")`, `client.gap.get_matrix("${round}")  # 304`),
    changes: within(`for part in client.follow_changes("0", county="${county}"):`, '    print(len(part["changes"]), part["cursor"])'),
    write: within(`cell = client.gap.get_assessment(${cell})`, `client.gap.update_assessment(${cell}, {"status": "offered", "comment": None}, if_match=cell)`),
  };
}

function inR({ round, county, organisation }: About): Record<Task, string> {
  const begin = `library(httr2)\napi <- request(Sys.getenv("SAMPLAN_URL")) |> req_url_path("${API_BASE}") |> req_retry(max_tries = 5)\n`;
  const key = 'req_auth_bearer_token(Sys.getenv("SAMPLAN_KEY"))';
  return {
    list:
      `root <- paste0(Sys.getenv("SAMPLAN_URL"), "${API_BASE}")\n` +
      `gaps <- read.csv(paste0(root, "/gaps?round=${round}&organisation=${organisation}&format=csv-plain"), colClasses = "character")`,
    file: `${begin}api |> req_url_path_append("gap-matrices/${round}") |> req_url_query(format = "xlsx") |> req_perform("matris.xlsx")`,
    conditional: `${begin}api |> req_url_path_append("gap-matrices/${round}") |> req_cache(tempdir()) |> req_perform()`,
    changes: `${begin}api |> req_url_path_append("changes/feed") |> req_url_query(after = "0", county = "${county}") |>\n  ${key} |> req_perform() |> resp_body_json()`,
    write:
      `${begin}cell <- api |> req_url_path_append("gap-rounds/${county}-2026/assessments/audit-adult/${organisation}") |> ${key}\n` +
      `etag <- cell |> req_perform() |> resp_header("etag")\n` +
      `cell |> req_method("PUT") |> req_headers("If-Match" = etag) |>\n  req_body_json(list(status = "offered", comment = NULL)) |> req_perform()`,
  };
}
