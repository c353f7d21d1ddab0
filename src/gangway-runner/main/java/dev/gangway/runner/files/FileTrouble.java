package dev.gangway.runner.files;

import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What is wrong with a file or a directory: the exceptions of the file system mostly say its name alone. */
public final class FileTrouble {

    private FileTrouble() {}

    public static String of(Exception trouble) {
        if (trouble instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (trouble instanceof AccessDeniedException) {
            return "this user may not open it";
        }
        if (trouble instanceof FileAlreadyExistsException || trouble instanceof NotDirectoryException) {
            return "it is a file, not a directory";
        }
        if (trouble instanceof CharacterCodingException) {
            return "it is not UTF-8";
        }
        if (trouble instanceof InvalidPathException) {
            return "that is no path";
        }
        if (trouble instanceof FileSystemException named && named.getReason() != null) {
            return named.getReason();
        }
        return trouble.getMessage();
    }
}
