"""The words that made-up reports are written with."""

from __future__ import annotations

TEAMS = ("Lantern", "Millrace", "Saltmarsh", "Quarry", "Tidewater", "Orchard", "Ferrous", "Copperhead", "Windrow", "Basalt")
PEOPLE = ("Felix", "Avery", "Oliver", "Queenie", "Bram", "Ines", "Dmitri", "Katarina", "Yusra", "Mortimer", "Søren", "Tobias")
PREFIXES = ("ACTION", "ACT", "AI", "TASK")

VERBS = (
    "Publish",
    "Document",
    "Rotate",
    "Migrate",
    "Validate",
    "Automate",
    "Benchmark",
    "Refactor",
    "Schedule",
    "Translate",
    "Archive",
    "Measure",
)
THINGS = (
    "checksum manifest", "staging quota", "binding tutorial", "alert dashboard", "kiosk firmware", "handwriting model", "carrier contract",
    "failover runbook", "tile cache", "donor invitations", "consent banner", "invoice parser", "shelf labels", "restore drill",
    "language pack", "search index", "badge printer", "tape library", "thermal camera", "booking calendar", "grammar fixtures",
    "payment gateway", "vendor licence", "humidity sensor", "cellar inventory", "onboarding handbook",
)  # fmt: skip
RISKS = (
    "Parser latency regression", "Damp in the north cellar", "Late delivery of racks", "Licence renewal stalls", "Flicker at stand two",
    "Upload window too narrow", "Key person on leave", "Rollback slower than agreed",
)  # fmt: skip
METRICS = (
    ("Reject rate", "≤", 2.0, "%"), ("Line coverage", "≥", 90.0, "%"), ("Tile latency", "≤", 300.0, "ms"),
    ("Plates scanned", "≥", 240.0, ""),
    ("Success ratio", "≥", 95.0, "%"), ("Queue lag", "≤", 45.0, "s"), ("Open defects", "≤", 12.0, ""),
)  # fmt: skip
PROGRESS = ("In Progress", "In progress", "Ongoing")
REVIEW = ("Ready for Review", "In Review")
DONE = ("Done", "Completed", "Closed")
PLANNED = ("Not Started", "Planned")
NOTES = (
    "draft is with the reviewers", "fixtures are in place", "two of three parts are written", "ran twice without a finding",
    "numbers are on the board", "nothing unusual so far", "the second run was quiet", "notes are in the folder",
)  # fmt: skip
CHECKPOINTS = ("Stand-up", "Triage huddle", "Story review", "Risk review", "Dry run", "Status summary", "Handover")

ACTIONS_TITLE = ("Action Items", "Action Item Status", "Action Item Completion Status")
NEW_TITLE = ("New Action Items", "New Action Items Logged")
RISK_TITLE = ("Risk Assessment", "Risks", "Risk Register")
METRIC_TITLE = ("Metrics", "Quality Metrics")
STORY_TITLE = ("Sprint Stories", "Sprint Story Progress")
TIME_TITLE = ("Timeline & Checkpoints", "Checkpoints")
REPORT_TITLE = ("Execution Outcomes", "Daily Outcomes", "Outcomes")
