"""The container file and the compose file, carried out without a container.

One folder stands for the file system of all stages: `/opt/…` is `folder/opt/…`. What the last
stage does not copy is taken away before anything of it is run, as it would be missing there.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from samplan.settings import REPOSITORY

CONTAINERFILE = REPOSITORY / "deploy" / "Containerfile"
COMPOSE = REPOSITORY / "deploy" / "compose.yaml"
OURS = ("build", "opt", "run/secrets", "backups")
"""Folders of the container that stand in the folder."""
_OURS = re.compile(rf"(?<![\w.}}-])/({'|'.join(OURS)})(?=[/\s'\":]|$)")
_FROM_OUTSIDE = ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_EXTRA_INDEX_URL", "PYTHONPATH")


def instructions(text: str) -> list[tuple[str, str]]:
    """The instructions of a container file, each with what follows it."""
    whole = re.sub(r"\\\n", " ", re.sub(r"(?m)^\s*#.*\n", "", text))
    lines = [line.strip() for line in whole.splitlines() if line.strip()]
    found = [line.partition(" ") for line in lines]
    return [(name, rest.strip()) for name, _, rest in found]


def tracked() -> list[str]:
    """What a build would be given: what the repository holds."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, check=True
    )
    return [name for name in listed.stdout.decode().split("\0") if (REPOSITORY / name).is_file()]


@dataclass
class Machine:
    """A file system in a folder, with what a container file has made of it."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    entrypoint: list[str] = field(default_factory=list)
    command: list[str] = field(default_factory=list)
    health: list[str] = field(default_factory=list)
    user: str = "root"
    ran: list[str] = field(default_factory=list)
    _work: str = "/"
    _copied: list[str] = field(default_factory=list)

    def here(self, text: str) -> str:
        """A text with the container's paths as paths in the folder."""
        return _OURS.sub(lambda found: f"{self.folder}/{found[1]}", text)

    def path(self, text: str) -> Path:
        """Where a path of the container lies."""
        return self.folder / str(Path(self._work, text)).lstrip("/")

    def build(self, text: str) -> None:
        """Carry out a container file."""
        for name, rest in instructions(text):
            getattr(self, f"_{name.lower()}")(rest)
        self._leave_only_what_is_copied()

    def _from(self, _: str) -> None:
        self.environment = {}
        self._copied = []
        self._work = "/"

    def _workdir(self, path: str) -> None:
        self._work = str(Path(self._work, path))
        self.path(".").mkdir(parents=True, exist_ok=True)

    def _copy(self, rest: str) -> None:
        *sources, target = rest.split()
        if sources[0].startswith("--from="):
            assert self.path(sources[1]).exists(), rest
            assert sources[1:] == [target] or sources[1].endswith("/dist")
            self._copied.append(target)
            if sources[1] != target:
                shutil.copytree(self.path(sources[1]), self.path(target))
            return
        for source in sources:
            self._copy_in(source, self.path(target), many=target.endswith("/"))

    def _copy_in(self, source: str, target: Path, *, many: bool) -> None:
        names = [name for name in tracked() if name == source or name.startswith(f"{source}/")]
        assert names, f"nothing to copy: {source}"
        for name in names:
            inside = name.removeprefix(f"{source}/") if name != source else Path(name).name
            to = target / inside if many or name != source else target
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(REPOSITORY / name, to)

    def _env(self, rest: str) -> None:
        name, _, value = rest.partition("=")
        self.environment[name] = self.here(value)

    def _run(self, rest: str) -> None:
        self.run(["sh", "-euc", self.here(rest)], {}, cwd=self.path("."))
        self.ran.append(rest)

    def _user(self, rest: str) -> None:
        self.user = rest

    def _expose(self, rest: str) -> None:
        assert rest == self.environment["SAMPLAN_PORT"]

    def _healthcheck(self, rest: str) -> None:
        self.health = json.loads(rest.partition(" CMD ")[2])

    def _entrypoint(self, rest: str) -> None:
        self.entrypoint = json.loads(rest)

    def _cmd(self, rest: str) -> None:
        self.command = json.loads(rest)

    def _leave_only_what_is_copied(self) -> None:
        kept = self.folder.with_name("kept")
        for target in self._copied:
            to = kept / target.lstrip("/")
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(self.folder / target.lstrip("/"), to)
        shutil.rmtree(self.folder)
        kept.rename(self.folder)

    def surroundings(self, more: Mapping[str, str]) -> dict[str, str]:
        """The environment of a command: the image's, and of this machine what finds programs."""
        outer = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("SAMPLAN_") and name not in _FROM_OUTSIDE
        }
        mine = dict(self.environment)
        paths = [mine.pop("PATH", ""), str(Path(sys.executable).resolve().parent), outer["PATH"]]
        return {**outer, **mine, **more, "PATH": os.pathsep.join(filter(None, paths))}

    def run(
        self, command: Sequence[str], more: Mapping[str, str], *, cwd: Path, code: int = 0
    ) -> "subprocess.CompletedProcess[str]":
        """Run a command to its end."""
        done = subprocess.run(
            command,
            env=self.surroundings(more),
            cwd=cwd,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, f"{command}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
        return done


@dataclass(frozen=True)
class Service:
    """One service of a compose file, as it would be started."""

    command: list[str]
    environment: dict[str, str]


def compose() -> dict[str, Any]:
    """The compose file."""
    found: dict[str, Any] = yaml.safe_load(COMPOSE.read_text())
    return found


def service_of(machine: Machine, name: str, replaced: Mapping[str, str]) -> Service:
    """The service with the container's paths as paths in the folder, and some texts replaced."""
    told = compose()["services"][name]

    def text(value: object) -> str:
        said = machine.here(str(value)).replace("$$", "$")
        for old, new in replaced.items():
            said = said.replace(old, new)
        return said

    entrypoint = told.get("entrypoint", machine.entrypoint)
    command = [text(part) for part in [*entrypoint, *told.get("command", machine.command)]]
    return Service(command, {key: text(value) for key, value in told["environment"].items()})


def preparations() -> list[str]:
    """The commands that the head of the compose file tells people to run before the first start."""
    head = COMPOSE.read_text().partition("\nx-samplan")[0]
    lines = [line[4:] for line in head.splitlines() if line.startswith("#   ")]
    return [line for line in lines if line.startswith(("cd ", "python3 ", "printf "))]
