"""YAML → Library: the template language, the schema, the contract of an entry, the cache."""
