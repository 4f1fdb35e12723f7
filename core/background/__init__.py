"""Work outside the request, on the engine that ``TASKS_ENGINE`` names (decision 20).

Two backends of Django's Tasks API run on one engine: ``default`` runs Wagtail's tasks,
``site`` the periodic jobs (`core.periodic`) and the messages "look now" (`soon`).
"""
