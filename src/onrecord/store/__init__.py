"""Indexes and the records behind them <-> files in a folder, opened in milliseconds."""

from onrecord.store.joining import join
from onrecord.store.manifest import MANIFEST, Entry, Source, is_index, read_manifest, write_manifest
from onrecord.store.records import open_records, pack_records
from onrecord.store.seals import is_sealed, seal
from onrecord.store.segment import SCHEMA, Arrays, open_segment, write_segment
from onrecord.store.words import LazyWords, pack_vocabulary, pack_words, read_vocabulary

__all__ = [
    "MANIFEST",
    "SCHEMA",
    "Arrays",
    "Entry",
    "LazyWords",
    "Source",
    "is_index",
    "is_sealed",
    "join",
    "open_records",
    "open_segment",
    "pack_records",
    "pack_vocabulary",
    "pack_words",
    "read_manifest",
    "read_vocabulary",
    "seal",
    "write_manifest",
    "write_segment",
]
