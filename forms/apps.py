from django.apps import AppConfig


class CallbacksConfig(AppConfig):
    name = "forms"
    # "forms" is the label of django.forms, whose widget templates the form page needs.
    label = "callbacks"
