package causeway.proxy.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What tells a changed file without reading it: inode, size, and both times to the nanosecond. It
/// follows symbolic links, so a swapped link (as Kubernetes swaps mounted volumes) is a new file,
/// and it holds the change time, so an edit that sets the modification time back is seen too.
record FileStamp(Map<String, Object> attributes) {
  private static final String UNIX = "unix:dev,ino,size,lastModifiedTime,ctime";
  private static final String BASIC = "fileKey,size,lastModifiedTime";

  static FileStamp of(Path file) throws IOException {
    boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    return new FileStamp(Files.readAttributes(file, unix ? UNIX : BASIC));
  }

  long size() {
    return attributes.get("size") instanceof Long size ? size : 0;
  }
}
