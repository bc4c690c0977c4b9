package dev.portage.storage.s3;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Reads a file of Hadoop's configuration as far as this store needs it: names and values. Values that refer to others ({@code ${...}}) are
 * left out, and so are files that it includes.
 */
final class ConfigurationFile {
    private ConfigurationFile() {}

    /**
     * The properties of a file.
     *
     * @throws PortageException {@code INVALID_ARGUMENT} if it is not such a file
     */
    static Map<String, String> read(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return properties(factory.newDocumentBuilder().parse(stream).getElementsByTagName("property"));
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT,
                    "cannot read Hadoop's configuration " + file + ": " + e.getMessage(),
                    e);
        }
    }

    private static Map<String, String> properties(NodeList nodes) {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            Element property = (Element) nodes.item(i);
            Optional<String> name = text(property, "name");
            Optional<String> value = text(property, "value").filter(text -> !text.contains("${"));
            if (name.isPresent() && value.isPresent()) {
                properties.put(name.get(), value.get());
            }
        }
        return properties;
    }

    private static Optional<String> text(Element property, String tag) {
        NodeList found = property.getElementsByTagName(tag);
        return found.getLength() == 0
                ? Optional.empty()
                : Optional.of(found.item(0).getTextContent().strip());
    }
}
