from django.apps import AppConfig


class CallbacksConfig(AppConfig):
    name = "forms"
    # The label "forms" belongs to django.forms, whose widget templates the form page needs.
    label = "callbacks"
