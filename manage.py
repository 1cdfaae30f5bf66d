#!/usr/bin/env python
"""Django's command line; ``manage.py up`` starts everything, ``manage.py help`` lists the rest."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    if sys.argv[1:2] == ["measure"]:  # serves nobody and dials nothing, so no address or secret has to be set for it
        os.environ.setdefault("FACTCHECK_DEBUG", "1")
    execute_from_command_line(sys.argv)
