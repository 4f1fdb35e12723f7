from services.models.services import Service

__all__ = ["Service"]
