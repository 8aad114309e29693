const puzzle =
  "M9.5 4.5a2 2 0 0 1 4 0c0 .5-.2.9-.4 1.2h3.4a1 1 0 0 1 1 1v3.2c.3-.2.7-.4 1.2-.4a2 2 0 0 1 0 4c-.5 0-.9-.2-1.2-.4v3.4a1 1 0 0 1-1 1h-3.2c.2-.3.3-.7.3-1.1a2 2 0 0 0-4 0c0 .4.1.8.3 1.1H6.500a1 1 0 0 1-1-1v-3.300c.3.2.6.300 1 .300a2 2 0 0 0 0-4c-.4 0-.7.100-1 .300V6.700a1 1 0 0 1 1-1h3.400c-.2-.300-.4-.700-.4-1.200z";

const pin =
  "M9 3h6l-.8 1.200v4.600l2.600 2.700v1.700h-3.900V19l-.9 2-.9-2v-5.800H7.200v-1.700l2.600-2.700V4.200z";

/** Where to click: a toolbar with the menu of extensions open under it. */
export const PinPicture = () => (
  <svg class="pin-picture" viewBox="0 0 420 190" aria-hidden="true">
    <rect class="frame" x="1" y="1" width="418" height="46" rx="12" />
    <rect class="field" x="16" y="11" width="268" height="26" rx="13" />
    <circle class="faint" cx="32" cy="24" r="4.500" />
    <rect class="faint" x="46" y="20.500" width="112" height="7" rx="3.500" />
    <g transform="translate(312 12)">
      <circle class="halo" cx="12" cy="12" r="18" />
      <path class="sign" d={puzzle} />
    </g>
    <circle class="faint" cx="366" cy="24" r="11" />
    <g class="dots">
      <circle cx="396" cy="16" r="2" />
      <circle cx="396" cy="24" r="2" />
      <circle cx="396" cy="32" r="2" />
    </g>
    <rect class="menu" x="146" y="58" width="214" height="122" rx="12" />
    <path class="menu-tip" d="M314 58l10-9 10 9" />
    <rect class="faint" x="164" y="76" width="82" height="7" rx="3.500" />
    <rect class="line" x="156" y="96" width="194" height="38" rx="9" />
    <image href="../icons/icon-32.png" x="166" y="104" width="22" height="22" />
    <text x="198" y="120.500">
      Pingroom
    </text>
    <g transform="translate(314 103)">
      <circle class="halo" cx="12" cy="12" r="16" />
      <path class="sign" d={pin} />
    </g>
    <circle class="faint" cx="177" cy="157" r="9" />
    <rect class="faint" x="198" y="153.500" width="64" height="7" rx="3.500" />
    <g class="number">
      <circle cx="346" cy="10" r="9" />
      <text x="346" y="14">
        1
      </text>
      <circle cx="346" cy="98" r="9" />
      <text x="346" y="102">
        2
      </text>
    </g>
  </svg>
);
