from django import template

from core.privacy import cookies, personal_data

register = template.Library()

register.simple_tag(cookies.cookies, name="site_cookies")
register.simple_tag(personal_data.groups, name="personal_data_groups")
