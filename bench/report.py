"""The table of a run."""

from collections.abc import Mapping, Sequence
from statistics import median

from bench.load import Outcome

_HEAD = f"{'':<12} {'side':<6} {'answers/s':>10} {'p50 ms':>8} {'p95 ms':>8} {'bytes':>8}\n"


def table(found: Mapping[str, Mapping[str, Sequence[Outcome]]], aims: Mapping[str, float]) -> str:
    """Each side's median round, then the ratio of throughputs against its aim."""
    lines = [_HEAD]
    for name, sides in found.items():
        for side, outcomes in sides.items():
            lines.append(_line(name, side, outcomes))
        ratio = _throughput(sides["ours"]) / _throughput(sides["stock"])
        verdict = "reached" if ratio >= aims[name] else "NOT reached"
        lines.append(f"{name:<12} ratio  {ratio:>9.1f}x  aim {aims[name]:.0f}x: {verdict}\n")
    return "".join(lines)


def _line(name: str, side: str, outcomes: Sequence[Outcome]) -> str:
    middle = [median(each.percentile(percent) for each in outcomes) for percent in (50, 95)]
    size = outcomes[0].size
    return (
        f"{name:<12} {side:<6} {_throughput(outcomes):>10.1f} "
        f"{middle[0]:>8.2f} {middle[1]:>8.2f} {size:>8}\n"
    )


def _throughput(outcomes: Sequence[Outcome]) -> float:
    return median(each.throughput for each in outcomes)
