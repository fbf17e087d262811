"""The table of all plants: one contradiction a rule, in several wordings."""

from __future__ import annotations

from tests.generator import plant_course as course
from tests.generator import plant_days as days
from tests.generator import plant_numbers as numbers
from tests.generator import plant_reading as reading
from tests.generator.planting import Plant

PLANTS = (
    Plant("RG101", reading.unread),
    Plant("RG102", reading.no_date),
    Plant("RG103", reading.same_key),
    Plant("RG104", reading.duplicate_id, also=("RG403", "RG501", "RG502", "RG503", "RG505", "RG506")),
    Plant("RG105", reading.ambiguous),
    Plant("RG106", reading.damaged),
    Plant("RG107", reading.too_deep, also=("RG105",)),
    Plant("RG108", reading.missing_field),
    Plant("RG109", reading.unknown_status),
    Plant("RG110", reading.dangling),
    Plant("RG111", reading.announced),
    Plant("RG112", reading.bad_ignore),
    Plant("RG113", reading.guessed),
    Plant("RG201", numbers.ratio),
    Plant("RG202", numbers.percent_status),
    Plant("RG203", numbers.stated_count),
    Plant("RG204", numbers.verdict),
    Plant("RG205", numbers.readiness, also=("RG502", "RG503")),
    Plant("RG206", numbers.difference),
    Plant("RG207", numbers.cell_ratio),
    Plant("RG208", numbers.shares),
    Plant("RG209", numbers.two_values),
    Plant("RG210", numbers.points),
    Plant("RG211", numbers.count),
    Plant("RG301", days.weekday),
    Plant("RG302", days.due_before),
    Plant("RG303", days.day_number),
    Plant("RG304", days.day_label),
    Plant("RG305", days.timeline),
    Plant("RG306", days.gap, length=9, also=("RG502", "RG504")),
    Plant("RG401", days.spelling),
    Plant("RG402", days.unowned, also=("RG108",)),
    Plant("RG403", days.two_owners),
    Plant("RG404", days.overload, length=5),
    Plant("RG501", course.reused),
    Plant("RG502", course.vanished),
    Plant("RG503", course.backwards, also=("RG505",)),
    Plant("RG504", course.came_from),
    Plant("RG505", course.fell),
    Plant("RG506", course.moved),
    Plant("RG507", course.overdue, also=("RG108",)),
    Plant("RG508", course.priority),
    Plant("RG509", course.never_listed),
    Plant("RG510", course.undone),
)
