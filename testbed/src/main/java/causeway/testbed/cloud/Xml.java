package causeway.testbed.cloud;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/// One element of an answer in XML; paths are local names joined by `/`.
public record Xml(Element element) {
  static Xml parse(byte[] body) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return new Xml(
          factory.newDocumentBuilder().parse(new ByteArrayInputStream(body)).getDocumentElement());
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new IllegalStateException("an answer is no XML", e);
    }
  }

  /// The text of the first element at `path`, or nothing between quotes when there is none.
  public String text(String path) {
    List<Xml> found = all(path);
    return found.isEmpty() ? "" : found.getFirst().element.getTextContent().strip();
  }

  /// Every element at `path`.
  public List<Xml> all(String path) {
    List<Xml> at = List.of(this);
    for (String name : path.split("/", -1)) {
      List<Xml> next = new ArrayList<>();
      at.forEach(parent -> parent.children(name, next));
      at = next;
    }
    return at;
  }

  private void children(String name, List<Xml> into) {
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element found && found.getTagName().equals(name)) {
        into.add(new Xml(found));
      }
    }
  }
}
