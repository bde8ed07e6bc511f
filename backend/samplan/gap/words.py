"""What the statuses are called, the same in findings, exports and the browser."""

from collections.abc import Mapping

from samplan.gap.cells import Text
from samplan.gap.terms import Status

STATUS_WORDS: Mapping[str, Text] = {
    Status.OFFERED.value: {"sv": "Erbjuds", "en": "Offered"},
    Status.PARTLY.value: {"sv": "Erbjuds delvis", "en": "Partly offered"},
    Status.NOT_OFFERED.value: {"sv": "Erbjuds inte", "en": "Not offered"},
    Status.OTHER_PROVIDER.value: {"sv": "Erbjuds genom annan", "en": "Offered through another"},
    Status.NOT_APPLICABLE.value: {"sv": "Inte aktuellt", "en": "Not applicable"},
    Status.NOT_ASKED.value: {"sv": "Ingick inte", "en": "Not asked"},
    Status.UNKNOWN.value: {"sv": "Svar saknas", "en": "No answer known"},
}
