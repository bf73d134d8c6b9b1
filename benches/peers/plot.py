"""A plot of a few points, both axes logarithmic, as SVG written by hand."""

import math

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 360, 240, 56, 30, 34, 34
TEXT = 'font-family="sans-serif" font-size="11" fill="#333"'


def panels(plots):
    """Returns one picture of plots, two in a row: a title and values by key for each."""
    rows = math.ceil(len(plots) / 2)
    drawn = "".join(
        f'<g transform="translate({at % 2 * WIDTH},{at // 2 * HEIGHT})">{panel(*each)}</g>\n'
        for at, each in enumerate(plots)
    )
    size = f'width="{2 * WIDTH}" height="{rows * HEIGHT}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>\n<rect {size} fill="white"/>\n{drawn}</svg>\n'


def panel(title, values):
    points = sorted(values.items())
    across = Axis([key for key, _ in points], LEFT, WIDTH - RIGHT)
    up = Axis([value for _, value in points], HEIGHT - BOTTOM, TOP)
    places = [(across.place(key), up.place(value)) for key, value in points]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    parts = [f'<text x="{LEFT}" y="18" {TEXT} font-weight="bold">{title}</text>']
    for tick in across.ticks():
        x = across.place(tick)
        parts.append(f'<path d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#ddd"/>')
        parts.append(f'<text x="{x:.1f}" y="{HEIGHT - 16}" text-anchor="middle" {TEXT}>{tick:,g}</text>')
    for tick in up.ticks():
        y = up.place(tick)
        parts.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end" {TEXT}>{tick:,g}</text>')
    parts.append(f'<polyline points="{line}" fill="none" stroke="#1f5fa8" stroke-width="1.5"/>')
    for at, ((x, y), (_, value)) in enumerate(zip(places, points)):
        # The first stands on the axis, whose numbers are to its left.
        anchor = "middle" if at else "start"
        label = f"{float(f'{value:.3g}'):,g}"
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#1f5fa8"/>')
        parts.append(f'<text x="{x:.1f}" y="{y - 7:.1f}" text-anchor="{anchor}" {TEXT}>{label}</text>')
    return "\n".join(parts)


class Axis:
    """Powers of ten around some values, laid out between two ends."""

    def __init__(self, values, first, last):
        self.low = math.floor(math.log10(min(values)))
        # A little more than a power of ten needs no decade of its own.
        self.high = max(math.ceil(math.log10(max(values)) - 0.05), self.low + 1)
        self.first, self.last = first, last

    def place(self, value):
        part = (math.log10(value) - self.low) / (self.high - self.low)
        return self.first + part * (self.last - self.first)

    def ticks(self):
        return [10.0**power for power in range(self.low, self.high + 1)]
