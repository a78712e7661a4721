"""The one base error. Each says what is wrong, where, and what to do; the command line prints it on one line."""


class ReframeError(Exception):
    """Something the user can mend.

    what: the fault in plain words.
    where: a path, optionally with line and column, empty where there is no place.
    todo: what to do about it.
    """

    def __init__(self, what: str, where: str = "", todo: str = "") -> None:
        self.what, self.where, self.todo = what, where, todo
        super().__init__(str(self))

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        return f"{line}; {self.todo}" if self.todo else line


class InputError(ReframeError):
    """The draft cannot be read: missing, a folder, not text in the given encoding."""


class PhraseError(ReframeError):
    """A phrase file cannot be used: not YAML, an unknown key, a template with a fault."""

    def __init__(self, what: str, where: str = "", todo: str = "", *, excerpt: str = "") -> None:
        self.excerpt = excerpt
        super().__init__(what, where, todo)


class SettingsError(ReframeError):
    """A settings file or an option says something that has no meaning here."""
