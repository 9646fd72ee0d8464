"""What every model is built on: frozen, strict, no unknown keys, our own errors."""

from collections.abc import Callable, Sequence
from dataclasses import FrozenInstanceError, dataclass
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, NoReturn, TypeVar, cast

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, ValidationError
from pydantic.dataclasses import dataclass as pydantic_dataclass
from pydantic.dataclasses import rebuild_dataclass
from pydantic.fields import FieldInfo
from pydantic_core import ArgsKwargs, CoreSchema, PydanticCustomError, core_schema

from kgtimeline.model.findings import Fault, missing_key

STRICT = ConfigDict(strict=True, defer_build=True)
"""Named, so that pydantic's mypy plugin does not see it: Python may give strings for dates and words.

Validators are built when they are first needed: of the fifteen kinds and their parts a program
that reads a file needs one, a program that makes letters another, and importing the models neither.
"""

FAULTS = "faults"
"""The pydantic error type, and the key in its context, under which our own faults travel."""

T = TypeVar("T")
VALUE, NULL = "<value>", "<null>"
"""Labels of the two branches of an optional value, as they stand in pydantic's locations."""


@dataclass(frozen=True, slots=True)
class NullIs:
    """Make JSON `null` mean the default of a field: a key that holds nothing is absent."""

    default: object

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Try the value first, then null: whoever gives a value pays nothing."""
        default = self.default
        null = core_schema.no_info_after_validator_function(lambda _: default, core_schema.none_schema())
        return core_schema.union_schema([(handler(source), VALUE), (null, NULL)], mode="left_to_right")


Lax = Field(strict=False)
"""Python may give a list for a tuple and a string for an enum; JSON stays strict."""

Word = Annotated[T, Lax]
"""A word of a vocabulary; Python may give it as a string."""

Many = Annotated[tuple[T, ...], Lax, NullIs(())]
"""A list that may be missing."""


def refuse(faults: Sequence[Fault]) -> NoReturn:
    """Let a validator report faults of ours, several at once, each at its own place."""
    raise PydanticCustomError(FAULTS, "{faults}", {FAULTS: tuple(faults)})


@dataclass(frozen=True, slots=True)
class Need:
    """A key that is required because of another one; model and JSON Schema both read it.

    Args:
        key: The key that is needed.
        when: It is needed if this key holds one of `among`.
        among: The values of `when` that call for it.
        without: It is needed if this key holds nothing.
    """

    key: str
    when: str | None = None
    among: tuple[str, ...] = ()
    without: str | None = None

    @staticmethod
    def check(record: Any) -> None:
        """Refuse a record that lacks a key it needs."""
        missing = [need.key for need in record.NEEDS if need.unmet(record)]
        if missing:
            refuse([missing_key(key) for key in missing])

    def unmet(self, record: object) -> bool:
        """Tell whether a record lacks the key although it needs it."""
        if getattr(record, self.key) is not None:
            return False
        if self.when:
            return getattr(record, self.when) in self.among
        return getattr(record, str(self.without)) is None


def _problems(error: ValidationError) -> NoReturn:
    """Turn pydantic's error into ours; the slow path, so the import stands here."""
    from kgtimeline.errors import DatasetInvalidError
    from kgtimeline.model.translation import problems_from

    raise DatasetInvalidError(problems_from(error)) from None


def _base_init(function: Callable[..., None]) -> Callable[..., None]:
    """Tell pydantic that an `__init__` only validates, so that nested input need not call it."""
    function.__dict__["__pydantic_base_init__"] = True
    return function


class Model(BaseModel):
    """Base of the records that have an id, and of the document."""

    model_config = ConfigDict(frozen=True, extra="forbid", **STRICT)

    NEEDS: ClassVar[tuple[Need, ...]] = ()

    if not TYPE_CHECKING:

        @_base_init
        def __init__(self, /, **values: Any) -> None:
            try:
                self.__pydantic_validator__.validate_python(
                    values, self_instance=self, by_alias=False, by_name=True
                )
            except ValidationError as error:
                _problems(error)

        def __setattr__(self, name: str, value: object) -> NoReturn:
            raise FrozenInstanceError(
                f"can't set {name!r}: records are immutable; use model_copy(update=...)"
            )

        def __delattr__(self, name: str) -> NoReturn:
            raise FrozenInstanceError(f"can't delete {name!r}: records are immutable")


class Leaf:
    """Base of the small values inside a record: slotted, without an id of their own."""

    __slots__ = ()

    NEEDS: ClassVar[tuple[Need, ...]] = ()

    if TYPE_CHECKING:
        __dataclass_fields__: ClassVar[dict[str, Any]]

        def __init__(self, **values: Any) -> None: ...


def _leaf_init(self: Any, /, **values: Any) -> None:
    cls = type(self)
    if not cls.__pydantic_complete__:  # building puts pydantic's own `__init__` in the place of this one
        rebuild_dataclass(cls)
        cls.__init__ = _leaf_init
    try:
        cls.__pydantic_validator__.validate_python(
            ArgsKwargs((), values), self_instance=self, by_alias=False, by_name=True
        )
    except ValidationError as error:
        _problems(error)


def leaf(cls: type[T]) -> type[T]:
    """Make a class a frozen, slotted, validated dataclass that raises our errors."""
    config = ConfigDict(extra="forbid", **STRICT)
    made: Any = pydantic_dataclass(config=config, frozen=True, slots=True, kw_only=True)(cls)
    made.__init__ = _leaf_init
    return cast(type[T], made)


def fields_by_key(cls: type) -> dict[str, FieldInfo]:
    """Give the fields of a model or a leaf by the key they have in JSON, in the order of the class."""
    fields: dict[str, FieldInfo] = cls.__pydantic_fields__  # type: ignore[attr-defined]  # pydantic sets it
    return {field.alias or name: field for name, field in fields.items()}
