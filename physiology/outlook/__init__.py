"""Where readiness is heading under a schedule."""

from physiology.outlook.projection import Outlook, OutlookDay, project
from physiology.outlook.schedule import ImpossibleSchedule

__all__ = ["ImpossibleSchedule", "Outlook", "OutlookDay", "project"]
