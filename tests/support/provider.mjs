// A real OpenID Connect provider on the loopback that can be told to misbehave.
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { OAuth2Issuer, OAuth2Service } from "oauth2-mock-server";

export class Provider {
  #port;
  #server = null;
  #issuer = null;
  #service = null;
  /** Which keys it shows, also those that it no longer signs with. */
  #shown = [];
  #claims = {};
  #shift = 0;
  #ways = {};
  #seen = [];

  constructor(port) {
    this.#port = port;
  }

  get url() {
    return `http://localhost:${this.#port}`;
  }

  async start() {
    // A name of its own: nobody should take its key for that of a provider that was here before.
    if (!this.#issuer) await this.rotate({ kid: randomUUID() });
    this.#server = createServer((request, response) => this.#handle(request, response)).listen(this.#port, "localhost");
    await once(this.#server, "listening");
  }

  async stop() {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  /** Sign with a new key from now on; the old one is still shown if it is kept. */
  async rotate({ kid, alg = "RS256", keep = false }) {
    this.#issuer = new OAuth2Issuer();
    this.#issuer.url = this.url;
    await this.#issuer.keys.generate(alg, { kid });
    this.#shown = [...(keep ? this.#shown : []), ...this.#issuer.keys.toJSON()];
    this.#service = new OAuth2Service(this.#issuer);
    this.#issuer.on("beforeSigning", ({ payload }) => this.#tell(payload));
    this.#service.on("beforeAuthorizeRedirect", ({ url }, request) => this.#answer(url, request));
    this.#service.on("beforeResponse", (_, request) => this.#seen.push({ path: "redeemed", body: request.body }));
  }

  /** What every token says beside what the provider says of itself; null takes a claim away. */
  claims(value) {
    this.#claims = value;
  }

  /** How many seconds its clock is ahead. */
  shift(seconds) {
    this.#shift = seconds;
  }

  /** How a path answers instead of as it should: hang, garbage, redirect, or so many milliseconds late. */
  ways(value) {
    this.#ways = value;
  }

  /** What it has been asked. */
  seen() {
    return this.#seen;
  }

  forget() {
    this.#seen = [];
  }

  /** A token for a system. */
  mint(claims) {
    return this.#issuer.buildToken({ expiresIn: 300, scopesOrTransform: (_, payload) => Object.assign(payload, claims) });
  }

  #tell(payload) {
    for (const name of ["iat", "nbf", "exp"]) payload[name] += this.#shift;
    for (const [name, value] of Object.entries(this.#claims)) {
      if (value === null) delete payload[name];
      else payload[name] = value;
    }
  }

  #answer(url, request) {
    const error = request.query.prompt === "none" ? this.#ways.silent : this.#ways.error;
    if (!error) return;
    url.searchParams.delete("code");
    url.searchParams.set("error", error);
  }

  #handle(request, response) {
    const path = request.url.split("?")[0];
    this.#seen.push({ path, authorization: request.headers.authorization ?? null });
    const way = this.#ways[path];
    if (way === "hang") return;
    if (way === "garbage") response.end("<html>");
    else if (way === "redirect") response.writeHead(302, { Location: `${this.url}/elsewhere` }).end();
    else if (typeof way === "number") setTimeout(() => this.#service.requestHandler(request, response), way);
    else if (path === "/jwks") response.setHeader("Content-Type", "application/json").end(JSON.stringify({ keys: this.#shown }));
    else this.#service.requestHandler(request, response);
  }
}
