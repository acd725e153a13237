package tools.translator;

/**
 * A row of the phrase book: a phrase of C, and how Java says it.
 *
 * @param c the phrase in C; a word in capitals stands for the text in that place
 * @param java the phrase in Java
 * @param why the reason, for the reader; may be empty
 * @param cExample a piece of a C program
 * @param javaExample its twin
 */
record Phrase(String c, String java, String why, String cExample, String javaExample) {}
