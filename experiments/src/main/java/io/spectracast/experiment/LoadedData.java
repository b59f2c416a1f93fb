package io.spectracast.experiment;

import io.spectracast.data.DataSource;
import io.spectracast.data.Dataset;
import io.spectracast.data.DatasetException;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;

/** Data sets by the text that names them, each read once as long as memory lasts. */
public final class LoadedData {

  private static final Map<String, SoftReference<Dataset>> READ = new HashMap<>();

  private LoadedData() {}

  /**
   * A data set, on any thread; a function of the text as long as the files stay the same.
   *
   * @param text what {@link DataSource#parse} understands
   * @throws DatasetException if a file is missing or malformed
   */
  public static synchronized Dataset of(String text) throws DatasetException {
    SoftReference<Dataset> read = READ.get(text);
    Dataset data = read == null ? null : read.get();
    if (data == null) {
      data = DataSource.parse(text).load(Runtime.getRuntime().availableProcessors());
      READ.put(text, new SoftReference<>(data));
    }
    return data;
  }
}
