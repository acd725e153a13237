package bench;

/** The least that a Java program does before a person sees something. */
class Prints {
    public static void main(String[] args) {
        System.out.println("Message from server: Hello World! ");
    }
}
