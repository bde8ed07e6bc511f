import { collections } from "./en/collections";
import { common } from "./en/common";
import { costEdit } from "./en/cost-edit";
import { costs } from "./en/costs";
import { costTerms } from "./en/costs-terms";
import { developers } from "./en/developers";
import { figures } from "./en/figures";
import { gap } from "./en/gap";
import { findings, history, keys, overview, signIn, sources } from "./en/pages";
import { answer, form } from "./en/questionnaires/answer";
import { build } from "./en/questionnaires/build";
import { results } from "./en/questionnaires/results";
import { rounds as questionnaireRounds } from "./en/questionnaires/rounds";
import { report, rounds } from "./en/report";
import { statistics } from "./en/statistics";
import { terms } from "./en/terms";
import type { Dictionary } from "./sv";

export const en: Dictionary = { common, terms, figures, costTerms, costs, costEdit, gap, statistics, collections, overview, findings, sources, history, signIn, keys, report, rounds, developers, questionnaires: { form, answer, build, rounds: questionnaireRounds, results } };
