import type { Problem } from "./types";

/** Any answer that is not a success, and also no answer at all (status 0). */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem | null;
  /** The body as it came, for answers that carry more than the problem. */
  constructor(status: number, problem: Problem | null) {
    super(problem?.detail ?? problem?.title ?? `HTTP ${status}`);
    this.name = "ApiError";
    this.status = status;
    this.problem = problem;
  }
}

export function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "title" in body && "status" in body;
}

export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError(0, null);
}
