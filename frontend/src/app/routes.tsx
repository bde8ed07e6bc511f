import { lazy, type ComponentType, type LazyExoticComponent } from "react";

type Page = LazyExoticComponent<ComponentType>;

const page = (load: () => Promise<{ default: ComponentType }>): Page => lazy(load);

/** Every address of the app. Each page is fetched when it is first opened. */
export const ROUTES: readonly (readonly [string, Page])[] = [
  ["/", page(() => import("./overview/overview-page"))],
  ["/gap/matris", page(() => import("@/domains/gap/matrix/matrix-page"))],
  ["/gap/jamfor", page(() => import("@/domains/gap/compare/compare-page"))],
  ["/gap/luckor", page(() => import("@/domains/gap/gaps/gaps-page"))],
  ["/kartlaggning", page(() => import("@/domains/statistics/stories/key-figures-page"))],
  ["/kartlaggning/insamlingar", page(() => import("@/domains/statistics/collections/collections-page"))],
  ["/kartlaggning/insamlingar/:collectionId", page(() => import("@/domains/statistics/collections/collection-page"))],
  ["/kartlaggning/insamlingar/:collectionId/:organisationId", page(() => import("@/domains/statistics/collections/report-figures-page"))],
  ["/kartlaggning/skydd", page(() => import("@/domains/statistics/protection/protection-page"))],
  ["/kartlaggning/utforska", page(() => import("@/domains/statistics/explore/explore-page"))],
  ["/kartlaggning/enkater", page(() => import("@/domains/questionnaires/results/rounds-page"))],
  ["/kartlaggning/enkater/bygg", page(() => import("@/domains/questionnaires/build/questionnaires-page"))],
  ["/kartlaggning/enkater/bygg/:questionnaireId", page(() => import("@/domains/questionnaires/build/builder-page"))],
  ["/kartlaggning/enkater/:roundId", page(() => import("@/domains/questionnaires/results/results-page"))],
  ["/kartlaggning/enkatomgangar/:roundId", page(() => import("@/domains/questionnaires/rounds/lead-page"))],
  ["/kostnader", page(() => import("@/domains/costs/overview/cost-page"))],
  ["/kostnader/idag", page(() => import("@/domains/costs/today/today-page"))],
  ["/kostnader/huvudman", page(() => import("@/domains/costs/principal/principals-page"))],
  ["/kostnader/huvudman/:organisationId", page(() => import("@/domains/costs/principal/principal-page"))],
  ["/kostnader/poster", page(() => import("@/domains/costs/items/items-page"))],
  ["/kostnader/poster/:itemId", page(() => import("@/domains/costs/items/item-page"))],
  ["/kostnader/scenarier", page(() => import("@/domains/costs/scenarios/scenarios-page"))],
  ["/kostnader/scenarier/:scenarioId", page(() => import("@/domains/costs/scenarios/scenario-page"))],
  ["/kostnader/priser", page(() => import("@/domains/costs/prices/prices-page"))],
  ["/planen", page(() => import("@/domains/plan/overview/plan-page"))],
  ["/planen/beslut", page(() => import("@/domains/plan/decisions/decisions-page"))],
  ["/planen/rapporter", page(() => import("@/domains/plan/reports/reports-page"))],
  ["/planen/rapporter/:reportId", page(() => import("@/domains/plan/reports/report-page"))],
  ["/planen/overenskommelser", page(() => import("@/domains/plan/agreements/agreements-page"))],
  ["/planen/konsekvenser", page(() => import("@/domains/plan/follow/plan-follow-page"))],
  ["/planen/kompetenshjul", page(() => import("@/domains/plan/training/training-page"))],
  ["/planen/tidigare", page(() => import("@/domains/plan/earlier/earlier-page"))],
  ["/planen/aktivitet/:activityId/uppfoljning", page(() => import("@/domains/plan/follow/follow-page"))],
  ["/planen/organisation", page(() => import("@/domains/plan/report/organisation-start-page"))],
  ["/planen/organisation/:organisationId", page(() => import("@/domains/plan/report/organisation-page"))],
  ["/planen/aktivitet/:activityId", page(() => import("@/domains/plan/activity/activity-page"))],
  ["/planen/effekt", page(() => import("@/domains/plan/effect/effect-page"))],
  ["/planen/helheten", page(() => import("@/domains/plan/report/whole-page"))],
  ["/svara", page(() => import("@/domains/questionnaires/answer/answer-page"))],
  ["/avstamning", page(() => import("@/domains/reconciliation/findings-page"))],
  ["/rapportera", page(() => import("@/domains/gap/report/report-start-page"))],
  ["/rapportera/:roundId/:organisationId", page(() => import("@/domains/gap/report/report-page"))],
  ["/omgangar", page(() => import("@/domains/gap/rounds/rounds-page"))],
  ["/omgangar/:roundId", page(() => import("@/domains/gap/rounds/round-page"))],
  ["/kallor", page(() => import("@/domains/sources/sources-page"))],
  ["/kallor/:documentId", page(() => import("@/domains/sources/document-page"))],
  ["/andringar", page(() => import("@/domains/history/history-page"))],
  ["/utvecklare", page(() => import("@/domains/developers/developers-page"))],
  ["/oppna-data", page(() => import("@/domains/developers/open-data-page"))],
  ["/logga-in", page(() => import("@/domains/auth/sign-in-page"))],
  ["/nycklar", page(() => import("@/domains/auth/keys-page"))],
];

/** Short addresses that people type or remember. */
export const REDIRECTS: readonly (readonly [string, string])[] = [["/gap", "/gap/matris"]];
