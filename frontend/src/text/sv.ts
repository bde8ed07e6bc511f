import { collections } from "./sv/collections";
import { common } from "./sv/common";
import { costEdit } from "./sv/cost-edit";
import { costs } from "./sv/costs";
import { costTerms } from "./sv/costs-terms";
import { developers } from "./sv/developers";
import { documents } from "./sv/documents";
import { figures } from "./sv/figures";
import { gap } from "./sv/gap";
import { history } from "./sv/history";
import { findings, keys, overview, signIn, sources } from "./sv/pages";
import { openData } from "./sv/open-data";
import { plan } from "./sv/plan";
import { planWork } from "./sv/plan-work";
import { answer, form } from "./sv/questionnaires/answer";
import { build } from "./sv/questionnaires/build";
import { results } from "./sv/questionnaires/results";
import { rounds as questionnaireRounds } from "./sv/questionnaires/rounds";
import { report, rounds } from "./sv/report";
import { statistics } from "./sv/statistics";
import { terms } from "./sv/terms";
import { webhooks } from "./sv/webhooks";

/** Every visible word in Swedish; the English dictionary must have the same shape. */
export const sv = { common, terms, figures, costTerms, costs, costEdit, plan, planWork, gap, statistics, collections, overview, findings, sources, history, signIn, keys, report, rounds, developers, documents, webhooks, openData, questionnaires: { form, answer, build, rounds: questionnaireRounds, results } };

type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : T extends readonly (infer U)[]
      ? readonly Widen<U>[]
      : { [K in keyof T]: Widen<T[K]> };

export type Dictionary = Widen<typeof sv>;
