-- core.objects_without_row asks by the name of an object alone, over all agencies (core/files/README.md).
create index file_object on files.file using hash (sha256);
