from home.models.contact import ContactPage
from home.models.home import HomePage
from home.models.prices import PricesPage
from home.models.standard import StandardPage
from home.models.team import TeamPage

__all__ = ["ContactPage", "HomePage", "PricesPage", "StandardPage", "TeamPage"]
