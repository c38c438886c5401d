// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {Commons} from "../interfaces/ICommonsRegistry.sol";
import {CommonsId, MunicipalityId} from "../types/Ids.sol";

/// @title Where CommonsRegistry keeps its state (ERC-7201)
/// @dev Fields are only ever added at the end; `snapshots/storage-layout.json` records them and a check compares.
library CommonsRegistryStorage {
    struct Municipality {
        address admin;
        address candidate;
    }

    /// @custom:storage-location erc7201:patto.storage.CommonsRegistry
    struct Layout {
        uint32 municipalityCount;
        uint32 commonsCount;
        mapping(MunicipalityId => Municipality) municipalities;
        mapping(MunicipalityId => mapping(address => bool)) issuers;
        mapping(CommonsId => Commons) commons;
    }

    // keccak256(abi.encode(uint256(keccak256("patto.storage.CommonsRegistry")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 internal constant LOCATION = 0xcc930954422681c935aedc8c342241445804a4d0632fb466e5a0320b664c8000;

    function load() internal pure returns (Layout storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }
}
