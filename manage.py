#!/usr/bin/env python
import sys

if __name__ == "__main__":
    from django.core.management import execute_from_command_line

    from mysite.environment import choose_settings

    choose_settings(otherwise="mysite.settings.dev")
    execute_from_command_line(sys.argv)
