"""Many small changes of tables in one step of a migration."""

from collections.abc import Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.special import SeparateDatabaseAndState
from django.db.migrations.state import ProjectState


class Together(SeparateDatabaseAndState):
    """Added fields, indexes and constraints, no two of which concern the same one, for which the models are built once.

    After each change that stands by itself Django builds every model anew that the changed one leads to, and with us
    nearly all lead to each other: that took most of the time in which a new desk is made.
    """

    def __init__(self, operations: Sequence[Operation], *, in_database: Sequence[Operation] | None = None) -> None:
        super().__init__(operations if in_database is None else in_database, operations)

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.__dict__.pop("apps", None)  # the built models, which are kept there until somebody asks for them
        super().state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for operation in self.database_operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for operation in reversed(self.database_operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)
