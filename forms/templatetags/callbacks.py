from django import template

from forms import personal_data

register = template.Library()

register.simple_tag(personal_data.retention_periods)
