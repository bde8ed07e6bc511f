"""The plan as it stood: replaying the history gives the present."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from samplan.plan.replay import Document, Key, Step, compare, replay

OBJECTS = st.sampled_from(["plan-step", "activity", "goal"]).flatmap(
    lambda kind: st.sampled_from("abc").map(lambda name: Key(kind, name))
)
WRITES = st.lists(
    st.tuples(OBJECTS, st.none() | st.fixed_dictionaries({"title": st.sampled_from("xyz")})),
    max_size=30,
)


def history(writes: list[tuple[Key, dict[str, Any] | None]]) -> list[Step]:
    """Writes, each in a revision of its own."""
    return [Step(number, 0, key, after) for number, (key, after) in enumerate(writes, start=1)]


def carried_out(writes: list[tuple[Key, dict[str, Any] | None]]) -> dict[Key, Document]:
    """What the writes leave, done one after the other."""
    state: dict[Key, Document] = {}
    for key, after in writes:
        if after is None:
            state.pop(key, None)
        else:
            state[key] = after
    return state


@given(WRITES, st.randoms())
def test_replaying_the_history_gives_the_present(
    writes: list[tuple[Key, dict[str, Any] | None]], chance: Any
) -> None:
    steps = history(writes)
    chance.shuffle(steps)
    assert replay(steps) == carried_out(writes)


@given(WRITES, st.integers(0, 30))
def test_until_a_revision_it_gives_what_stood_then(
    writes: list[tuple[Key, dict[str, Any] | None]], until: int
) -> None:
    assert replay(history(writes), until) == carried_out(writes[:until])


def test_within_a_revision_the_later_change_holds() -> None:
    key = Key("activity", "a")
    steps = [Step(1, 1, key, {"title": "y"}), Step(1, 0, key, {"title": "x"})]
    assert replay(steps) == {key: {"title": "y"}}


@given(WRITES, WRITES)
def test_the_same_has_no_difference_and_turning_round_keeps_the_keys(
    first: list[tuple[Key, dict[str, Any] | None]], second: list[tuple[Key, dict[str, Any] | None]]
) -> None:
    then, now = carried_out(first), carried_out(second)
    assert compare(then, then) == []
    assert [one.key for one in compare(then, now)] == [one.key for one in compare(now, then)]


def test_a_difference_names_the_fields_and_not_the_version() -> None:
    key, gone, new = Key("activity", "a"), Key("goal", "g"), Key("goal", "h")
    then: dict[Key, Document] = {
        key: {"title": "x", "order": 1, "version": 1},
        gone: {"title": "g"},
    }
    now: dict[Key, Document] = {key: {"title": "y", "order": 1, "version": 2}, new: {"title": "h"}}
    found = {one.key: one for one in compare(then, now)}
    assert found[key].fields == ("title",)
    assert found[gone].now is None
    assert found[new].then is None
    assert compare({key: {"version": 1}}, {key: {"version": 2}}) == []
