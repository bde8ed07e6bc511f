"""What the plan's vocabularies are called in an export, the same words as in the browser."""

from typing import Final

from samplan.exports.words import Words, words_of
from samplan.plan.agreements.terms import AgreementKind, AgreementStatus
from samplan.plan.decisions.terms import Outcome
from samplan.plan.impact.terms import ImpactKind, InPractice, Perspective
from samplan.plan.terms import ProgressStatus

PROGRESS: Words = words_of(
    not_started=("Inte påbörjad", "Not started"),
    started=("Påbörjad", "Started"),
    done=("Klar", "Done"),
    paused=("Pausad", "Paused"),
    stopped=("Avbruten", "Stopped"),
)
OUTCOME: Words = words_of(
    proposed=("Föreslaget", "Proposed"),
    tabled=("Bordlagt", "Tabled"),
    adopted=("Antaget", "Adopted"),
    adopted_with_changes=("Antaget med ändringar", "Adopted with changes"),
    rejected=("Avslaget", "Rejected"),
    meeting_cancelled=("Sammanträdet inställt", "Meeting cancelled"),
    noted=("Anmält", "Noted"),
    unknown=("Utfallet okänt", "Outcome unknown"),
)
AGREEMENT_KIND: Words = words_of(
    agreement=("Överenskommelse", "Agreement"),
    routine=("Rutin", "Routine"),
    steering=("Styrdokument", "Steering document"),
    contract=("Avtal", "Contract"),
    plan=("Plan", "Plan"),
    report=("Rapport", "Report"),
)
AGREEMENT_STATUS: Words = words_of(
    in_force=("Gäller", "In force"),
    proposed=("Föreslagen", "Proposed"),
    required=("Krävs", "Required"),
    ended=("Har upphört", "Has ended"),
    unknown=("Okänt", "Unknown"),
)
PERSPECTIVE: Words = words_of(
    social_services=("Socialtjänsten", "Social services"),
    health_care=("Hälso- och sjukvården", "Health care"),
    service_users=("Brukarna", "Service users"),
)
IMPACT_KIND: Words = words_of(
    benefit=("Nytta", "Benefit"),
    challenge=("Utmaning", "Challenge"),
    consider=("Att beakta", "To consider"),
    resource=("Resurs", "Resource"),
)
IN_PRACTICE: Words = words_of(
    yes=("Ja", "Yes"),
    partly=("Delvis", "In part"),
    no=("Nej", "No"),
    too_early=("För tidigt att säga", "Too early to say"),
    unknown=("Vet inte", "Not known"),
)

PLAN_VOCABULARIES: Final = (
    (PROGRESS, ProgressStatus),
    (OUTCOME, Outcome),
    (AGREEMENT_KIND, AgreementKind),
    (AGREEMENT_STATUS, AgreementStatus),
    (PERSPECTIVE, Perspective),
    (IMPACT_KIND, ImpactKind),
    (IN_PRACTICE, InPractice),
)
"""Which words are whose, so that a test can tell that none is missing."""
