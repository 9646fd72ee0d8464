"""The class that users hold, and how they get one: `Timeline`, `Selection`, `load`, `validate`."""

from kgtimeline.timeline.loading import load as load
from kgtimeline.timeline.loading import validate as validate
from kgtimeline.timeline.selection import Match as Match
from kgtimeline.timeline.selection import Selection as Selection
from kgtimeline.timeline.timeline import Timeline as Timeline
