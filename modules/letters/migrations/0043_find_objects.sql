-- core.objects_without_row asks by the name of an object alone, over all agencies: every column that names one needs an
-- index that begins with it (core/files/README.md). Hash indexes: they are small, and leave out what is null.
create index document_object on letters.document using hash (sha256);
create index document_searchable_object on letters.document using hash (searchable_sha256);
create index page_image_object on letters.page using hash (image_sha256);
create index page_thumbnail_object on letters.page using hash (thumbnail_sha256);
