"""How a sum was reckoned, in plain words. Only what happened is said."""

from collections.abc import Sequence
from dataclasses import dataclass

from samplan.costs.reckoning import Chosen
from samplan.costs.terms import Bound, LeftOut
from samplan.web.texts import Words


@dataclass(frozen=True)
class PriceWords:
    """Which year's prices the amounts are in."""

    year: int | None
    """The year that was asked for; None: as entered."""
    entered: Sequence[int]
    index: Words | None
    undated: int = 0
    """Items in the sum whose price year nobody has said."""


def rule(chosen: Chosen, prices: PriceWords, organisation: Words | None = None) -> Words:
    """The sentences, in both languages."""
    said = [
        _years(chosen),
        Words(
            "De lägsta beloppen läggs ihop för sig och de högsta för sig.",
            "The lowest amounts are added up by themselves, and the highest by themselves.",
        ),
        *_ends(chosen),
        *_recurrence(chosen),
        *_perhaps(chosen),
        *_ways(chosen),
        *_beside(chosen),
        *_prices(prices),
    ]
    if organisation is not None:
        said.append(
            Words(
                f"Bara den del som faller på {organisation.sv} är med.",
                f"Only the part that falls on {organisation.en} is included.",
            )
        )
    return Words(" ".join(one.sv for one in said), " ".join(one.en for one in said))


def _count(number: int, one: Words, many: Words) -> list[Words]:
    """The sentence for the number, with the number in it; none for nought."""
    if not number:
        return []
    chosen = one if number == 1 else many
    return [Words(chosen.sv.format(n=number), chosen.en.format(n=number))]


def _years(chosen: Chosen) -> Words:
    first, last, count = chosen.years[0], chosen.years[-1], len(chosen.years)
    if count == 1:
        return Words(f"Kostnader under {first}.", f"Costs in {first}.")
    return Words(
        f"Kostnader under {count} år, {first}–{last}. Per år är ett genomsnitt av åren.",
        f"Costs over {count} years, {first}–{last}. Each year is an average of the years.",
    )


def _ends(chosen: Chosen) -> list[Words]:
    opened = sum(item.per_time.is_open for item in chosen.counted)
    bottomless = sum(item.per_time.low_bound is Bound.AT_MOST for item in chosen.counted)
    return [
        *_count(
            opened,
            Words(
                "1 post kan kosta mer än sitt högsta belopp, så summan kan bli högre.",
                "1 item may cost more than its highest amount, so the sum may be higher.",
            ),
            Words(
                "{n} poster kan kosta mer än sitt högsta belopp, så summan kan bli högre.",
                "{n} items may cost more than their highest amount, so the sum may be higher.",
            ),
        ),
        *_count(
            bottomless,
            Words(
                "1 post har inget lägsta belopp och räknas som 0 kr i det lägsta.",
                "1 item has no lowest amount and counts as 0 kr in the lowest.",
            ),
            Words(
                "{n} poster har inget lägsta belopp och räknas som 0 kr i det lägsta.",
                "{n} items have no lowest amount and count as 0 kr in the lowest.",
            ),
        ),
    ]


def _recurrence(chosen: Chosen) -> list[Words]:
    once = sum(item.is_once for item in chosen.counted)
    spaced = sum(_is_spaced(item.years) for item in chosen.counted)
    return [
        *_count(
            once,
            Words("1 post kommer en enda gång.", "1 item comes only once."),
            Words("{n} poster kommer en enda gång.", "{n} items come only once."),
        ),
        *_count(
            spaced,
            Words(
                "1 post kommer med flera års mellanrum och räknas de år som den infaller.",
                "1 item comes with years between and is counted in the years that it falls.",
            ),
            Words(
                "{n} poster kommer med flera års mellanrum och räknas de år som de infaller.",
                "{n} items come with years between and are counted in the years that they fall.",
            ),
        ),
    ]


def _is_spaced(years: Sequence[int]) -> bool:
    return len(years) > 1 and years[1] - years[0] > 1


def _perhaps(chosen: Chosen) -> list[Words]:
    counted = sum(item.optional for item in chosen.counted)
    left_out = sum(why is LeftOut.OPTIONAL for _, why in chosen.left_out)
    return [
        *_count(
            counted,
            Words(
                "1 post som källan skriver ”eventuellt” om är med.",
                "1 item that the source says perhaps of is included.",
            ),
            Words(
                "{n} poster som källan skriver ”eventuellt” om är med.",
                "{n} items that the source says perhaps of are included.",
            ),
        ),
        *_count(
            left_out,
            Words(
                "1 post som källan skriver ”eventuellt” om är inte med.",
                "1 item that the source says perhaps of is not included.",
            ),
            Words(
                "{n} poster som källan skriver ”eventuellt” om är inte med.",
                "{n} items that the source says perhaps of are not included.",
            ),
        ),
    ]


def _ways(chosen: Chosen) -> list[Words]:
    return _count(
        sum(item.alternative_id is not None for item in chosen.counted),
        Words(
            "För 1 post räknas det alternativ som är valt.",
            "For 1 item the chosen alternative is counted.",
        ),
        Words(
            "För {n} poster räknas det alternativ som är valt.",
            "For {n} items the chosen alternative is counted.",
        ),
    )


def _beside(chosen: Chosen) -> list[Words]:
    return _count(
        len(chosen.not_summed),
        Words(
            "Till summan kommer 1 post som inte går att räkna. Den är inte gratis.",
            "To the sum comes 1 item that cannot be reckoned. It is not free.",
        ),
        Words(
            "Till summan kommer {n} poster som inte går att räkna. De är inte gratis.",
            "To the sum come {n} items that cannot be reckoned. They are not free.",
        ),
    )


def _prices(prices: PriceWords) -> list[Words]:
    if prices.year is not None and prices.index is not None:
        return [
            Words(
                f"Beloppen är omräknade till {prices.year} års priser "
                f"med indexet ”{prices.index.sv}”.",
                f"Amounts are converted to the prices of {prices.year} "
                f"with the index “{prices.index.en}”.",
            )
        ]
    undated = _count(
        prices.undated,
        Words(
            "För 1 post är det inte känt vilket års pris det är.",
            "For 1 item it is not known of which year the price is.",
        ),
        Words(
            "För {n} poster är det inte känt vilket års pris det är.",
            "For {n} items it is not known of which year the price is.",
        ),
    )
    years = list(map(str, prices.entered))
    if not years:
        return undated
    if len(years) == 1:
        return [
            Words(f"Beloppen är i {years[0]} års priser.", f"Amounts are in prices of {years[0]}."),
            *undated,
        ]
    listed = ", ".join(years[:-1])
    return [
        Words(
            f"Beloppen är i olika års priser ({listed} och {years[-1]}) och är inte omräknade.",
            f"Amounts are in prices of several years ({listed} and {years[-1]}) and are not "
            "converted.",
        ),
        *undated,
    ]
