package io.stoa.store.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Answers with documents as they were when it was asked. The plain backend hands out the documents
 * that it goes on changing, and they are written to the wire later: two who increment a counter may
 * then read the same number, and a document may arrive half old, half new. MongoDB does neither.
 */
public class CopyingBackend extends MemoryBackend {
  @Override
  public MemoryDatabase openOrCreateDatabase(String name) {
    return new CopyingDatabase(name, getCursorRegistry());
  }

  private static final class CopyingDatabase extends MemoryDatabase {
    CopyingDatabase(String name, CursorRegistry cursors) {
      super(name, cursors);
    }

    @Override
    protected MemoryCollection openOrCreateCollection(String name, CollectionOptions options) {
      return new CopyingCollection(this, name, options, cursorRegistry);
    }
  }

  private static final class CopyingCollection extends MemoryCollection {
    /** Whether the one who asks is this collection itself, about to change what it finds. */
    private boolean changing;

    CopyingCollection(
        MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
      super(database, name, options, cursors);
    }

    @Override
    public synchronized QueryResult handleQuery(QueryParameters query) {
      QueryResult found = super.handleQuery(query);
      return changing ? found : new QueryResult(copies(found), found.getCursorId());
    }

    @Override
    protected Cursor createCursor(List<Document> remaining) {
      return super.createCursor(copies(remaining));
    }

    @Override
    public synchronized Document findAndModify(Document command) {
      changing = true;
      try {
        return super.findAndModify(command).cloneDeeply();
      } finally {
        changing = false;
      }
    }

    @Override
    public synchronized int deleteDocuments(Document selector, int limit, Oplog oplog) {
      changing = true;
      try {
        return super.deleteDocuments(selector, limit, oplog);
      } finally {
        changing = false;
      }
    }

    private static List<Document> copies(Iterable<Document> documents) {
      return StreamSupport.stream(documents.spliterator(), false)
          .map(Document::cloneDeeply)
          .toList();
    }
  }
}
