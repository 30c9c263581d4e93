"""Events: triggers, participants, tolls, modality, and one happening over several articles."""
