"""The back office: sources, feeds, people, and the record to look at. It moves no stage and no verdict, deletes no
history, and shows no review before it is open.

Editors and admins come in by their role. Who may change what is said here by role too, so that the back office and the
desk know one kind of right.
"""

# Each module registers its own pages when it is imported.
from claims.admin import people, record, sources, work
from claims.admin.office import site

__all__ = ["people", "record", "site", "sources", "work"]
