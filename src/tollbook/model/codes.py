"""The closed lists of values that claims, events and tolls may take.

Each member's comment is its definition; the codebook page is generated from them.
The words are those of the annotation guidelines, so gold files, exports and the API agree.
"""

from __future__ import annotations

from enum import StrEnum


class Harm(StrEnum):
    """What was done to people."""

    KILLED = "killed"  # died of violence, bodies found
    INJURED = "injured"  # wounded, hospitalised with wounds
    KILLED_OR_INJURED = "killed_or_injured"  # "casualties", one number over dead and wounded, "shot"
    MISSING = "missing"  # unaccounted for, trapped under rubble
    ABDUCTED = "abducted"  # kidnapped, hostage, carried off
    DETAINED = "detained"  # arrested, captured
    DISPLACED = "displaced"  # fled or evacuated because of violence


class Hedge(StrEnum):
    """How the words qualify the number."""

    EXACT = "exact"  # the bare number
    AT_LEAST = "at_least"  # at least, a minimum of, N or more
    MORE_THAN = "more_than"  # more than, over, in excess of
    AT_MOST = "at_most"  # up to, as many as, no more than
    FEWER_THAN = "fewer_than"  # fewer than, under
    ABOUT = "about"  # around, some 30, roughly, an estimated
    NEARLY = "nearly"  # nearly, almost, close to
    RANGE = "range"  # six to eight
    VAGUE = "vague"  # dozens, several, many, a bare plural


class Status(StrEnum):
    """What the text makes of the harmed."""

    CIVILIAN = "civilian"  # residents, workers, journalists, women and children, unarmed officials
    STATE_FORCES = "state_forces"  # soldiers, police, paramilitary of a state, peacekeepers
    ARMED_GROUP = "armed_group"  # militants, rebels, gunmen, members of a non-state armed group
    MIXED = "mixed"  # one number over several of these
    UNKNOWN = "unknown"  # "people", "33 dead"


class Polarity(StrEnum):
    """Whether the text says that the harm happened."""

    ASSERTED = "asserted"  # it happened, in somebody's words
    DENIED = "denied"  # somebody rejects that it happened
    HYPOTHETICAL = "hypothetical"  # feared, planned, threatened


class DatePrecision(StrEnum):
    """How exactly the text gives an event's time."""

    DAY = "day"  # one day
    DAYS = "days"  # two to six days
    WEEK = "week"  # about a week
    MONTH = "month"  # a month
    YEAR = "year"  # a year or more
    UNKNOWN = "unknown"  # not said


class PlacePrecision(StrEnum):
    """How exactly the text gives an event's place."""

    POINT = "point"  # a named town, village or site
    NEAR = "near"  # near a named place
    ADMIN2 = "admin2"  # a district
    ADMIN1 = "admin1"  # a province
    REGION = "region"  # a named region that is no unit of administration
    COUNTRY = "country"  # a country
    UNKNOWN = "unknown"  # not said or not known


class Kind(StrEnum):
    """What happened, in the plainest words; None where the text does not tell."""

    AIR_STRIKE = "air_strike"  # aircraft, drone
    SHELLING = "shelling"  # artillery, mortar, rocket, missile
    BOMBING = "bombing"  # planted or carried explosive
    SUICIDE_BOMBING = "suicide_bombing"  # the bomber dies with the bomb
    LANDMINE = "landmine"  # mine, unexploded ordnance
    SHOOTING = "shooting"  # gunfire on people
    CLASH = "clash"  # two armed sides
    OPERATION = "operation"  # a raid, sweep or campaign of a state or a group
    ATTACK = "attack"  # an attack by means not said
    EXECUTION = "execution"  # killed in captivity, beheaded
    STABBING = "stabbing"  # blades
    CHEMICAL = "chemical"  # poison gas
    RIOT = "riot"  # mob, demonstration turned violent
    ABDUCTION = "abduction"  # kidnapping, hostage-taking, hijacking
    ARREST = "arrest"  # police or army take people in
    DISPLACEMENT = "displacement"  # flight, forced evacuation
    PERIOD = "period"  # a toll over weeks, months or a whole war


class Grade(StrEnum):
    """How strong the evidence for a toll is (after Airwars; the wording is ours)."""

    CONFIRMED = "confirmed"  # the side held responsible itself gives the figure
    FAIR = "fair"  # two or more independent voices agree
    WEAK = "weak"  # one voice
    CONTESTED = "contested"  # voices contradict one another
    DISCOUNTED = "discounted"  # what was claimed is denied or retracted


class State(StrEnum):
    """Where an incident stands."""

    PROVISIONAL = "provisional"  # machine-read, nobody has reviewed it
    REVIEWED = "reviewed"  # a person has
    WITHDRAWN = "withdrawn"  # taken back, with a reason


class Action(StrEnum):
    """What a person decided."""

    ACCEPT = "accept"  # the claim is right
    REJECT = "reject"  # the claim is wrong
    EDIT = "edit"  # the claim is right after a change
    ADD = "add"  # a claim that the reader missed
    SAME = "same"  # two events are one incident
    DIFFERENT = "different"  # two events are two incidents
    UNSURE = "unsure"  # not to be told
    MERGE = "merge"  # two incidents become one
    SPLIT = "split"  # one incident becomes two
    WITHDRAW = "withdraw"  # an incident is taken back
    GRADE = "grade"  # a toll's evidence is graded
    UNDO = "undo"  # an earlier decision no longer holds
